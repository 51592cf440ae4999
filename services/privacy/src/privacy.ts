import type { LegalHold, NewPrivacyRequest, PrivacyPolicy, PrivacyRequest } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';

/** All that the house holds of one person, as handed over. */
export type Export = { customerId: string; at: string; data: Record<string, unknown> };
/** What the room of personal data does for the rest of the house. */
export type Privacy = {
  registerRoutes(app: HttpApp): void;
  requests(): Promise<PrivacyRequest[]>;
  enter(wish: NewPrivacyRequest, actor: string): Promise<PrivacyRequest>;
  decide(id: string, approve: boolean, actor: string): Promise<PrivacyRequest>;
  /** Null unless an approved export has this id. */
  exportOf(id: string, actor: string): Promise<Export | null>;
  holds(): Promise<LegalHold[]>;
  hold(wish: { customerId: string; reason: string }, actor: string): Promise<LegalHold>;
  lift(id: string, actor: string): Promise<LegalHold>;
  policy(): PrivacyPolicy;
  applyRetention(): Promise<number>;
  start(): void;
  close(): Promise<void>;
};
