import { DatePicker } from 'antd';
import dayjs from 'dayjs';

type Props = { id?: string; label?: string; value: string | undefined; disabled?: boolean; wrong?: boolean; onChange: (date: string | undefined) => void };
const FORMAT = 'YYYY-MM-DD';

/** A calendar date, written the same way on every machine. It can be typed. */
export function DateInput({ id, label, value, disabled = false, wrong = false, onChange }: Props) {
  return (
    <DatePicker
      {...(id ? { id } : {})} {...(label ? { 'aria-label': label } : {})} className="date-input" format={FORMAT} placeholder={FORMAT} value={value ? dayjs(value, FORMAT) : null} disabled={disabled} status={wrong ? 'error' : ''}
      onChange={(date) => onChange(date ? date.format(FORMAT) : undefined)}
    />
  );
}
