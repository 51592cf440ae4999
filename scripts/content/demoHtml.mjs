/** @typedef {{ id: string, title: { zh: string }, body: { summary: { zh: string }, sections: { anchor: string, heading: { zh: string }, text: { zh: string } }[] } }} Document */

/** @param {string} text */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A document as a page to read or to print. @param {Document} document */
export function documentAsHtml({ title, body }) {
  const sections = body.sections.map((s) => `<h2 id="${s.anchor}">${escaped(s.heading.zh)}</h2>\n${paragraphs(s.text.zh)}`);
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>${escaped(title.zh)}</title>
<style>body { font: 11pt/1.6 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; } h1 { font-size: 20pt; font-weight: 400; } h2 { font-size: 14pt; font-weight: 400; } p { margin: 0 0 8pt; } .line { display: block; margin-bottom: 2pt; }</style>
</head>
<body>
<h1>${escaped(title.zh)}</h1>
<p>${escaped(body.summary.zh)}</p>
${sections.join('\n')}
</body>
</html>
`;
}

/** @param {string} text */
const paragraphs = (text) => text.trim().split('\n\n').map((p) => `<p>${p.split('\n').map((line) => `<span class="line">${escaped(line)}</span>`).join('<br>')}</p>`).join('\n');
