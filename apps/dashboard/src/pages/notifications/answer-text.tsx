import { useTranslation } from 'react-i18next';
import { deliveryAnswer } from '../../lib/delivery-answer.js';

/** What came of an attempt in words; what another server wrote stays as it is, as a quotation. */
export function AnswerText({ text }: { text: string }) {
  const { t } = useTranslation();
  const { sentences, quote } = deliveryAnswer(text);
  return (
    <>
      {sentences.map(({ key, values }) => t(`notifications.said.${key}`, { ...values })).join(' ')}
      {sentences.length > 0 && quote !== '' ? ' ' : null}
      {quote === '' ? null : <q>{quote}</q>}
    </>
  );
}
