import type { ItemKind, ItemState, ItemView } from '@lobby/contracts';

/** The contract's lists without its schemas, so that the first screen loads no validator. The types keep both in step. */
export const ITEM_KINDS = ['product', 'rule', 'fact', 'fee', 'rate', 'faq', 'document', 'procedure', 'media', 'topic', 'flow', 'term', 'branch', 'escalation'] as const satisfies readonly ItemKind[];
export const ITEM_STATES = ['draft', 'in_review', 'approved', 'published', 'retired'] as const satisfies readonly ItemState[];
export const ITEM_VIEWS = ['mine', 'source_changed', 'due', 'ending', 'expired', 'upcoming', 'unhelpful', 'untranslated'] as const satisfies readonly ItemView[];
