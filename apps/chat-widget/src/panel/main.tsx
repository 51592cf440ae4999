import { createApi, createConversationClient } from '@lobby/client';
import '@lobby/ui/tokens.css';
import '@lobby/ui/answer.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { PanelContext } from './context.ts';
import { connectHost } from './host.ts';
import { connectIdentity } from './identity.ts';
import './panel.css';
import { loadSite } from './site.ts';
import { keptLanguage } from './words/keptLanguage.ts';
import { language, setLanguage } from './words/language.ts';

const query = new URLSearchParams(location.search);
const siteId = query.get('site') ?? 'default';
setLanguage(keptLanguage() ?? (query.get('language') === 'en' ? 'en' : 'zh'));

const siteLoading = loadSite(siteId);
const client = createConversationClient({ site: siteId, language: language.getSnapshot() });
const host = connectHost(query, (message) => {
  if (message.lobby === 'language') setLanguage(message.language);
  identity.take(message);
});
const identity = connectIdentity(host, client);
language.subscribe(() => {
  const now = language.getSnapshot();
  client.setLanguage(now);
  host.tell({ lobby: 'language', language: now });
});
let told = '';
client.subscribe(() => {
  const { unread, conversationId, status } = client.getSnapshot();
  const active = conversationId !== null && status !== 'closed';
  if (told === `${unread} ${active}`) return;
  told = `${unread} ${active}`;
  host.tell({ lobby: 'state', unread, active });
});

client.start();
const site = await siteLoading;
const linkHosts = [location.host, ...(host.parentHost ? [host.parentHost] : []), ...site.linkHosts];
const root = document.getElementById('panel');
if (root) createRoot(root).render(<PanelContext.Provider value={{ client, api: createApi(), host, site, linkHosts }}><App /></PanelContext.Provider>);
host.tell({ lobby: 'ready' });
