import { NavLink, useParams } from 'react-router';
import { Header } from '../Header.tsx';
import { useT } from '../i18n/useT.ts';
import { CannedPart } from './CannedPart.tsx';
import { MacrosPart } from './MacrosPart.tsx';
import { PoliciesPart } from './PoliciesPart.tsx';
import { QueuesPart } from './QueuesPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { TagsPart } from './TagsPart.tsx';
import { TemplatesPart } from './TemplatesPart.tsx';

const PARTS = { queues: QueuesPart, policies: PoliciesPart, rules: RulesPart, macros: MacrosPart, canned: CannedPart, templates: TemplatesPart, tags: TagsPart } as const;
type PartName = keyof typeof PARTS;
const isPart = (name: string | undefined): name is PartName => name !== undefined && Object.hasOwn(PARTS, name);

/** What is decided once and used every day. */
export function Component() {
  const t = useT();
  const { part } = useParams();
  const shown = isPart(part) ? part : 'queues';
  const Part = PARTS[shown];
  return (
    <div className="desk-screen">
      <Header />
      <main className="settings">
        <nav className="settings-nav" aria-label={t('app.settings')}>
          {(Object.keys(PARTS) as PartName[]).map((name) => <NavLink key={name} to={`/settings/${name}`} className={name === shown ? 'is-here' : ''} aria-current={name === shown ? 'page' : undefined}>{t(`settings.${name}`)}</NavLink>)}
        </nav>
        <Part key={shown} />
      </main>
    </div>
  );
}
