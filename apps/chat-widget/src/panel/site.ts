import type { Localized } from '@lobby/contracts';

/** What a bank sets for its widget: `sites/<site>.json` beside the panel. */
export type Site = {
  name: Localized;
  bot: Localized;
  /** Hosts that links in answers may lead to, besides the bank page's own and ours. */
  linkHosts: string[];
  topics: { label: Localized; text: Localized }[];
};

const TOPICS_SHOWN = 6;
const PLAIN: Site = { name: { zh: '智能客服', en: 'Assistant' }, bot: { zh: '智能助手', en: 'Assistant' }, linkHosts: [], topics: [] };

/** Reads the site's settings; a plain widget when there are none. The settings are files of ours, served beside this script. */
export async function loadSite(id: string): Promise<Site> {
  if (!/^[a-z0-9-]{1,40}$/.test(id)) return PLAIN;
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}sites/${id}.json`);
    const site: Partial<Site> = response.ok ? await response.json() : {};
    return { ...PLAIN, ...site, topics: (site.topics ?? []).slice(0, TOPICS_SHOWN) };
  } catch {
    return PLAIN;
  }
}
