import type { ComponentType } from 'react';
import { BranchForm } from './BranchForm.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { EscalationForm } from './EscalationForm.tsx';
import { FactForm } from './FactForm.tsx';
import { FaqForm } from './FaqForm.tsx';
import { FeeForm } from './FeeForm.tsx';
import { MediaForm } from './MediaForm.tsx';
import { ProcedureForm } from './ProcedureForm.tsx';
import { ProductForm } from './ProductForm.tsx';
import { RateForm } from './RateForm.tsx';
import { RuleForm } from './RuleForm.tsx';
import { TermForm } from './TermForm.tsx';
import { TopicForm } from './TopicForm.tsx';

/** The form of a kind; a kind without one is edited as source. */
export const FORMS: Readonly<Record<string, ComponentType>> = {
  faq: FaqForm, product: ProductForm, fee: FeeForm, rate: RateForm, rule: RuleForm, fact: FactForm, topic: TopicForm, procedure: ProcedureForm,
  document: DocumentForm, term: TermForm, branch: BranchForm, media: MediaForm, escalation: EscalationForm,
};
