import { Component, type ReactNode } from 'react';
import { PageTitle } from '../frame/page-title.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './failure-boundary.module.css';
import { ProblemPanel } from './problem-panel.tsx';

/** A bug that ends the drawing of a screen ends nothing else: what is around it stays, and there is a way out. */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useWords();
  return (
    <div className={classes.failed}>
      <PageTitle title={t('common.screenFailed')} beside={null} />
      <ProblemPanel problem={{ tag: 'ScreenFailed' }} />
      {/* All of the page anew: whatever it held may be what it failed on. */}
      <MainAction autoFocus onClick={() => location.reload()}>
        {t('common.openAgain')}
      </MainAction>
    </div>
  );
}
