import { chromium } from '@playwright/test'; import { readFileSync } from 'node:fs';
const log=readFileSync('/tmp/walk/server.log','utf8'); const pw=n=>new RegExp(`${n} +(\\S+)`).exec(log)[1];
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const c=await b.newContext({viewport:{width:1440,height:900},locale:'zh-CN',timezoneId:'Asia/Shanghai'}); const p=await c.newPage(); p.setDefaultTimeout(60000);
await p.goto('http://127.0.0.1:18807/desk/settings/canned'); await p.getByLabel('用户名').fill('supervisor1'); await p.getByLabel('密码',{exact:true}).fill(pw('supervisor1')); await p.keyboard.press('Enter');
const at=()=>p.evaluate(()=>{const e=document.activeElement; return `${e?.tagName} ${e?.getAttribute('aria-label')??e?.id??''} ${e?.textContent?.slice(0,20)??''}`});
await p.getByRole('button',{name:'新建'}).waitFor(); 
for(let i=0;i<25;i++){ await p.keyboard.press('Tab'); const a=await at(); console.log('tab',i,a); if(/新\s?建/.test(a)) break; }
await p.keyboard.press('Enter'); await p.getByRole('dialog').waitFor(); await p.waitForTimeout(800); console.log('dialog focus:',await at());
await p.keyboard.press('Tab'); console.log('tab:',await at());
await p.keyboard.press('Escape'); await p.getByRole('dialog').waitFor({state:'detached'}); await p.waitForTimeout(300); console.log('after escape:',await at());
// change an existing and save
for(let i=0;i<3;i++){ await p.keyboard.press('Tab'); console.log('tab',await at()); }
await p.keyboard.press('Enter'); await p.getByRole('dialog').waitFor(); await p.waitForTimeout(800); console.log('dialog focus:',await at());
await p.keyboard.press('Control+Enter'); await p.waitForTimeout(1500); console.log('dialogs after ctrl-enter', await p.getByRole('dialog').count(), await at());
await p.screenshot({path:'/tmp/walk/settings.png'}); await b.close();
