import type { Today } from '@threefold/contracts/today';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { Figure, Meter } from '../../shared/ui/figure.tsx';
import { movedInWords, people } from './figure-words.ts';

/** The figures that decide something, each with its sentence; a figure that nothing stands behind is left out. */
export const TodayFigures = ({ figures }: { figures: Today['figures'] }) => {
  const { reproduction, referralsPerMeeting, referralGoal, promisesKept, promisesEnded } = figures;
  return (
    <div>
      {reproduction === null ? null : (
        <Figure value={reproduction.toFixed(1)}>
          reproduction: each meeting has led to {reproduction.toFixed(1)} more meetings. Above 1 the network
          feeds itself.
        </Figure>
      )}
      {referralsPerMeeting === null ? null : (
        <Figure
          value={referralsPerMeeting.toFixed(1)}
          beside={<Meter value={referralsPerMeeting} goal={referralGoal} label="Referrals per meeting" />}
        >
          referrals per meeting, of {numberInWords(referralGoal)}
        </Figure>
      )}
      {promisesEnded > 0 ? (
        <Figure value={`${promisesKept} of ${promisesEnded}`}>promises kept. {movedInWords(figures)}</Figure>
      ) : null}
      {reproduction === null && referralsPerMeeting === null && promisesEnded === 0 ? (
        <p>{people(figures)}. The first held meeting begins the figures.</p>
      ) : null}
    </div>
  );
};
