import '../i18n/event/index.js';
import '../i18n/what-if/index.js';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { type Change, useWhatIf } from '../data/what-if.js';
import { useZoneFacts } from '../data/zones.js';
import { presetsOf } from '../lib/what-if-presets.js';
import { ChangeForm } from './what-if/change-form.js';
import { ChangeList } from './what-if/change-list.js';
import { OutcomePanel } from './what-if/outcome-panel.js';
import { PresetList } from './what-if/preset-list.js';
import { SavedScenarios } from './what-if/saved-scenarios.js';
import { SubpageHead } from './zone/subpage-head.js';

/** What a zone's score would be if some things were otherwise. */
export function WhatIfPage() {
  const { code } = useParams({ from: '/zones/$code/what-if' });
  const { t } = useTranslation();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const isPlanned = useZoneFacts(code).data?.status === 'planned';
  const outcome = useWhatIf(code, changes);
  useTitle(t('page.whatIf'));
  const add = (more: readonly Change[]) => setChanges(known => [...known, ...more]);
  return (
    <>
      <SubpageHead code={code} title={t('page.whatIf')} />
      <p className="panel-note">{t('whatIf.explain')}</p>
      <div className="what-if">
        <section className="panel" aria-labelledby="changes-heading">
          <header className="panel-head">
            <h2 id="changes-heading">{t('whatIf.suppose')}</h2>
          </header>
          <div className="panel-body stack">
            <PresetList presets={presetsOf(isPlanned, outcome.data?.before.gates ?? [])} onAdd={add} />
            <ChangeForm isPlanned={isPlanned} onAdd={change => add([change])} />
            <ChangeList
              changes={changes}
              onRemove={index => setChanges(known => known.filter((_, other) => other !== index))}
            />
          </div>
        </section>
        <Panel
          title={t('whatIf.outcome')}
          state={outcome}
          minHeight={420}
          aside={
            outcome.data ? (
              <DownloadMenu
                label={t('whatIf.outcome')}
                what="what-if"
                query={() => ({ zone: code, changes: JSON.stringify(changes) })}
              />
            ) : null
          }
        >
          {() =>
            outcome.data ? <OutcomePanel outcome={outcome.data} isOld={outcome.isPlaceholderData} /> : null
          }
        </Panel>
      </div>
      <SavedScenarios zone={code} changes={changes} onOpen={scenario => setChanges(scenario.changes)} />
      <p className="faint">
        <Link to="/zones/$code" params={{ code }}>
          {t('whatIf.backToZone')}
        </Link>
      </p>
    </>
  );
}
