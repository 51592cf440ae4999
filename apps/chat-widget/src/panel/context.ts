import type { Api, ConversationClient } from '@lobby/client';
import { createContext, useContext } from 'react';
import type { Host } from './host.ts';
import type { Site } from './site.ts';

/** What every part of the panel may use. */
export type Panel = { client: ConversationClient; api: Api; host: Host; site: Site; linkHosts: readonly string[] };

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel stands outside PanelContext');
  return panel;
}
