import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, gt, sql } from 'drizzle-orm';
import { buttons } from '../decision/buttons.ts';
import type { Spine } from '../deps.ts';
import { phrase } from '../dialogue/wording/phrase.ts';
import { timeline } from '../record/schema.ts';
import { appendFacts, type AppendResult, type ConversationRow } from '../timeline/append.ts';

/** No turn thought of this reply: it leaves the dialogue where it stands, so that an open question stays open. */
const NO_TURN = '';

/** Tells a customer who talks to the bot what becomes of a file, once until they write again. Null when a person has the conversation, or it was told. */
export async function answerFile(spine: Spine, tx: Tx, { conversation }: AppendResult): Promise<AppendResult | null> {
  if (conversation.status !== 'bot' || (await wasTold(tx, conversation))) return null;
  const { language } = conversation;
  return appendFacts(tx, spine.clock, conversation, [{ actor: { kind: 'bot' }, fact: {
    type: 'bot.replied', text: phrase('file_received', language), act: 'clarify', citations: [], options: [buttons.person(language)], turnId: NO_TURN, release: spine.knowledge.currentRelease() ?? '',
  } }]);
}

async function wasTold(tx: Tx, { id, lastCustomerSeq }: ConversationRow): Promise<boolean> {
  const [told] = await asDb(tx).select({ seq: timeline.seq }).from(timeline)
    .where(and(eq(timeline.conversationId, id), gt(timeline.seq, lastCustomerSeq), eq(timeline.type, 'bot.replied'), sql`${timeline.fact}->>'turnId' = ${NO_TURN}`)).limit(1);
  return told !== undefined;
}
