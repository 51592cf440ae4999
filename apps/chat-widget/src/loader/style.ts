/** The launcher's own look, inside its shadow root: nothing of the page reaches it and it reaches nothing of the page. */
export const STYLE = `
:host{all:initial;position:fixed;z-index:2147483000;inset:auto;font:15px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
--a:#0e5c53;--on:#fff;--s:#fffefb;--t:#1f2623;--l:#dcd6ca;--b:#a52c24;--sh:0 2px 6px rgb(31 38 35/.16),0 10px 30px rgb(31 38 35/.18)}
@media(prefers-color-scheme:dark){:host{--a:#69c6b3;--on:#04211c;--s:#232b28;--t:#e8ece8;--l:#343d39;--b:#f49a8f;--sh:0 2px 6px rgb(0 0 0/.5),0 10px 30px rgb(0 0 0/.5)}}
button{all:unset;box-sizing:border-box;cursor:pointer;-webkit-tap-highlight-color:transparent}
button:focus-visible{outline:3px solid var(--a);outline-offset:3px}
.launch{position:fixed;width:56px;height:56px;border-radius:50% 50% 50% 14px;background:var(--a);color:var(--on);box-shadow:var(--sh);display:grid;place-items:center;transition:transform .12s ease-out}
.left .launch{border-radius:50% 50% 14px 50%}
.launch svg{width:28px;height:28px}
.count{position:absolute;top:-4px;inset-inline-end:-4px;min-width:20px;height:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:var(--b);color:var(--s);font-size:12px;font-weight:700;line-height:20px;text-align:center}
.hello{position:fixed;box-sizing:border-box;max-width:min(320px,calc(100vw - 112px));padding:12px 44px 12px 14px;border:1px solid var(--l);border-radius:14px;background:var(--s);color:var(--t);box-shadow:var(--sh)}
.hello .say{display:block}
.hello .no{position:absolute;top:0;inset-inline-end:0;width:44px;height:44px;display:grid;place-items:center;font-size:18px;color:inherit;border-radius:14px}
iframe{position:fixed;border:0;background:var(--s);border-radius:16px;box-shadow:var(--sh);color-scheme:light dark}
[hidden]{display:none!important}
@media(prefers-reduced-motion:reduce){.launch{transition:none}}
@media print{:host{display:none}}
`;
