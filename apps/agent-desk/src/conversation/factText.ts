import type { EntryView } from '@lobby/contracts';
import type { T } from '../i18n/useT.ts';
import { wordOr } from '../i18n/topicName.ts';
import { zh, type Key } from '../i18n/words.ts';
import { dataText, packetOf } from './entryData.ts';

const WITH_DETAIL: readonly string[] = ['offer_ended', 'requeued', 'consult.ended'];
const KNOWN: readonly string[] = ['opened', 'handoff.requested', 'queued', 'offered', 'accepted', 'transferred', 'returned_to_bot', 'handoff.withdrawn', 'ticket.opened', 'resolved', 'rated', 'redacted', 'taken_over', 'joined', 'left', 'consult.asked'];

/** A system fact as one line for an agent. @param queueName from the queue's id @param me the reader's staff id @param agentName of a colleague whose name the fact does not carry */
export function factText(t: T, entry: EntryView, queueName: (id: string) => string, me: string, agentName: (id: string) => string | undefined = () => undefined): string {
  const mine = dataText(entry, 'agentId') === me;
  const name = dataText(entry, 'agentName') || agentName(dataText(entry, 'agentId')) || entry.actor.name || t('who.agent');
  const params = {
    name, channel: wordOr(t, `channel.${dataText(entry, 'channel')}`, dataText(entry, 'channel')), queue: queueName(dataText(entry, 'queue') || dataText(entry, 'toQueue')), position: dataText(entry, 'position'), number: dataText(entry, 'number'),
    score: dataText(entry, 'score'), seq: dataText(entry, 'redactedSeq'), reason: reasonText(t, entry), type: entry.type,
  };
  if (WITH_DETAIL.includes(entry.type)) {
    const why = dataText(entry, 'why');
    if (why) return t(keyFor(`fact.${entry.type}.${why}`, mine), params);
  }
  if (entry.type === 'callback.promised') return t(dataText(entry, 'kind') === 'callback' ? 'fact.callback.promised.callback' : 'fact.callback.promised.message', params);
  if (entry.type === 'feedback.given') return t(entry.data?.['helpful'] === true ? 'fact.feedback.helpful' : 'fact.feedback.unhelpful', { seq: dataText(entry, 'seq') });
  return KNOWN.includes(entry.type) ? t(keyFor(`fact.${entry.type}`, mine), params) : (entry.text ?? t('fact.unknown', params));
}

/** The words for what one did oneself, where they differ. */
function keyFor(key: string, mine: boolean): Key {
  const own = `${key}.me`;
  return (mine && Object.hasOwn(zh, own) ? own : key) as Key;
}

function reasonText(t: T, entry: EntryView): string {
  const reason = packetOf(entry)?.reason;
  return reason ? t(`reason.${reason}`) : '';
}
