/**
 * Names of the rules by which a turn is decided, as they stand in a trace's reasons. A list of its own, so that the screen that shows a trace can say each of them in words
 * and a new rule without words does not compile. Stored traces keep the names of their day: a reader must take a name that is no longer here.
 */
export const RULES = [
  'about_bot', 'another_bank', 'asked', 'asked_for_person', 'asks_to_wait', 'bare_product', 'bare_question', 'belongs_to_last', 'cancelled', 'chitchat', 'confirm', 'continued', 'correct_fact', 'correct_slots', 'correct_topic', 'correct_value',
  'correct_what', 'digression', 'displeased', 'elliptical', 'elliptical_without_news', 'fact_told', 'fact_volunteered', 'failures_in_a_row', 'flow_chosen', 'flow_instead_of_nothing', 'flow_starts',
  'goes_on', 'instead', 'knowledge_ambiguous', 'knowledge_answer', 'knowledge_need_fact', 'knowledge_none', 'knowledge_unavailable', 'knowledge_verdict', 'language_asked', 'misunderstood', 'must_escalate',
  'named_topic', 'next_need', 'none_of_these', 'not_an_answer', 'nothing_applies', 'offer_declined', 'out_of_bounds', 'out_of_scope', 'product_chosen', 'question_about_flow', 'recalculated', 'refers_back', 'repeat', 'resume',
  'resume_by_answer', 'resume_by_telling', 'skip', 'slot_filled', 'step_up', 'told_of_oneself', 'too_bare', 'too_close', 'too_unsure', 'topic', 'topic_chosen', 'turn_limit', 'which_picked', 'who_may', 'wordless',
] as const;
export type RuleName = (typeof RULES)[number];
