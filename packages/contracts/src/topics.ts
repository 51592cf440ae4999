/** The topics (intents) every Lobby bank starts from; ids are fixed because reports and integrations name them. */
export const TOPIC_IDS = [
  'card_lost', 'card_activate', 'card_apply', 'card_annual_fee', 'card_limit', 'card_bill', 'card_repay', 'card_installment',
  'card_dispute', 'card_points', 'card_cancel', 'account_open', 'account_close', 'balance', 'transaction_history', 'transfer_fee',
  'transfer_limit', 'transfer_failed', 'transfer_arrival', 'wrong_transfer', 'deposit_rate', 'large_deposit', 'wealth_product',
  'fund', 'fx_quota', 'fx_rate', 'personal_loan', 'mortgage_rate', 'mortgage_prepay', 'loan_progress', 'online_password',
  'app_login', 'sms_code', 'change_phone', 'id_update', 'branch_hours', 'atm_card_swallowed', 'atm_cash_dispute', 'fraud_report',
  'account_frozen', 'credit_report', 'statement_certificate', 'pension_account', 'gold', 'vip_benefits', 'complaint',
  'human_agent', 'greeting', 'thanks_bye',
] as const;
export type KnownTopicId = (typeof TOPIC_IDS)[number];
/** A bank may add topics of its own, so ids stay open strings on the wire. */
export type TopicId = string;
