import type { Listener } from '@lobby/service-kit/outbox';
import { createTransport } from 'nodemailer';
import type { IntegrationsDeps } from '../deps.ts';

const PRIORITY_TOLD = 'urgent';

/** Tells the people on duty by mail when a handoff is urgent. The message's id is the event's, so a mail server that has seen it drops the repetition. */
export function mailListener({ url, from, alertsTo }: NonNullable<IntegrationsDeps['mail']>): Listener {
  const transport = createTransport(url);
  return {
    name: 'mail', events: ['handoff.requested'],
    handle: async (event) => {
      if (event.data['priority'] !== PRIORITY_TOLD) return;
      await transport.sendMail({
        from, to: alertsTo, messageId: `<${event.id}@lobby>`, subject: `紧急转人工 ${String(event.data['ticketId'] ?? '')} · ${String(event.data['reason'])}`,
        text: `会话 ${event.subject} 有一位客户急需人工。\n原因: ${String(event.data['reason'])}\n主题: ${String(event.data['topic'] ?? '—')}\n请打开坐席工作台处理。\n`,
      });
    },
  };
}
