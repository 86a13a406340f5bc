import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadDocument } from '../../data/documents.js';
import { type FactKind, type FactRecord, usePropose } from '../../data/facts.js';
import { now } from '../../lib/clock.js';
import { useLanguage } from '../../lib/language.js';
import { type FactDraft, isDesign, needsDocument, toStatement } from '../../lib/fact-draft.js';
import { factInForce } from '../../lib/fact-value.js';
import { localDateOf } from '../../lib/local-time.js';
import { FileField } from './file-field.js';
import { ProposeForm } from './propose-form.js';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';
import { useFactWords } from './use-fact-words.js';
import { ValueField } from './value-field.js';

interface FactFormProps {
  zone: string;
  kind: FactKind;
  /** Versions of this fact on record. */
  versions: readonly FactRecord[];
  actor: string;
  onDone: () => void;
}

const MILESTONES = ['M0', 'M1', 'M2', 'M3', 'M4'] as const;
const today = (): string => localDateOf(now());

/** Proposes a statement about a zone: the inputs that fit its kind, what proves it, and why. */
export function FactForm({ zone, kind, versions, actor, onDone }: FactFormProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useFactWords(new Map([[kind.id, kind]]));
  const propose = usePropose(zone);
  const current = factInForce(versions);
  const [draft, setDraft] = useState<FactDraft>(() => ({
    value: '',
    evidenceLevel: kind.levels.at(-1) ?? 'L2',
    milestone: current?.milestone ?? 'M0',
    validFrom: today(),
    validTo: '',
    source: '',
    document: '',
  }));
  const [file, setFile] = useState<File | null>(null);
  const [isReplacing, setIsReplacing] = useState(current !== undefined);
  const set = (part: Partial<FactDraft>) => setDraft(known => ({ ...known, ...part }));

  const send = async (reason: string): Promise<boolean> => {
    const document = file ? await uploadDocument(zone, file, actor) : null;
    const replaces = isReplacing ? current : undefined;
    const named = { ...draft, document: draft.document || (document?.name ?? '') };
    const change = toStatement(kind, named, { documentId: document?.id ?? null, replaces, language });
    if (!change) return false;
    const revision = current?.lineRevision ?? 0;
    await propose.mutateAsync({ subject: 'fact', zone, reason, revision, actor, change });
    return true;
  };

  return (
    <ProposeForm actor={actor} isPending={propose.isPending} propose={send} onDone={onDone}>
      {current ? (
        <label className="check">
          <input
            type="checkbox"
            checked={isReplacing}
            onChange={event => setIsReplacing(event.currentTarget.checked)}
          />
          {t('facts.replaces', {
            value: words.value(kind.id, current.value),
            validity: words.validity(current),
          })}
        </label>
      ) : null}
      <ValueField kind={kind} value={draft.value} onChange={value => set({ value })} />
      <SelectField
        label={t('facts.evidence')}
        value={draft.evidenceLevel}
        onChange={evidenceLevel => set({ evidenceLevel })}
        hint={t(`facts.levelEffect.${draft.evidenceLevel}`)}
      >
        {kind.levels.map(level => (
          <option key={level} value={level}>
            {t(`facts.level.${level}`)}
          </option>
        ))}
      </SelectField>
      {isDesign(kind) ? (
        <SelectField
          label={t('facts.milestoneLabel')}
          value={draft.milestone}
          onChange={milestone => set({ milestone })}
        >
          {MILESTONES.map(milestone => (
            <option key={milestone} value={milestone}>
              {t(`facts.milestone.${milestone}`)}
            </option>
          ))}
        </SelectField>
      ) : null}
      <TextField
        label={t('facts.validFrom')}
        type="date"
        isRequired
        value={draft.validFrom}
        onChange={validFrom => set({ validFrom })}
      />
      <TextField
        label={t('facts.validTo')}
        type="date"
        value={draft.validTo}
        onChange={validTo => set({ validTo })}
        hint={
          kind.usualValidityMonths === null
            ? t('facts.openEnded')
            : t('facts.usualValidity', { count: kind.usualValidityMonths })
        }
      />
      <FileField isRequired={needsDocument(kind, draft.evidenceLevel)} onChange={setFile} />
      <TextField
        label={t('facts.documentNumber')}
        value={draft.document}
        onChange={document => set({ document })}
      />
      <TextField
        label={t('facts.source')}
        isRequired
        minLength={3}
        value={draft.source}
        onChange={source => set({ source })}
      />
    </ProposeForm>
  );
}
