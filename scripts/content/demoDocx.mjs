import { strToU8, zipSync } from 'fflate';
import { escaped } from './demoHtml.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** @param {string} words @param {string} [style] */
const paragraph = (words, style) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r>${words.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`).join('<w:br/>')}</w:r></w:p>`;
/** @param {string} id @param {string} name @param {number} halfPoints */
const style = (id, name, halfPoints) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:sz w:val="${halfPoints}"/></w:rPr></w:style>`;

/** A document as Word keeps it, with the styles its headings have there. The same document gives the same bytes. @param {import('./demoHtml.mjs').Document} document */
export function documentAsDocx({ title, body }) {
  const content = [paragraph(title.zh, 'Title'), paragraph(body.summary.zh), ...body.sections.flatMap((s) => [paragraph(s.heading.zh, 'Heading1'), ...s.text.zh.trim().split('\n\n').map((p) => paragraph(p))])];
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MIME}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MIME}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${WORD}>${style('Title', 'Title', 40)}${style('Heading1', 'heading 1', 28)}</w:styles>`,
    'word/document.xml': `<w:document ${WORD}><w:body>${content.join('')}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])), { mtime: new Date('2026-01-01T00:00:00') });
}
