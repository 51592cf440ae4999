import type { z } from 'zod';
import type { T } from '../i18n/useT.ts';

/** What is wrong with a field, for whoever writes it: the schema's finding in the reader's words. Rules of our own carry their sentence with them. */
export function complaint(t: T, issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': return t(issue.message.endsWith('undefined') ? 'wrong.required' : 'wrong.type');
    case 'too_small': return tooSmall(t, issue);
    case 'too_big': return t('wrong.atMost', { max: Number(issue.maximum) });
    case 'invalid_format': return t('wrong.format');
    case 'invalid_value': return t('wrong.oneOf', { values: issue.values.map(String).join(' / ') });
    case 'unrecognized_keys': return t('wrong.unknownField');
    case 'not_multiple_of': case 'invalid_union': case 'invalid_key': case 'invalid_element': case 'custom': return issue.message;
  }
}

function tooSmall(t: T, { origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return t('wrong.required');
  return t(origin === 'array' ? 'wrong.atLeastRows' : 'wrong.atLeast', { min: Number(minimum) });
}
