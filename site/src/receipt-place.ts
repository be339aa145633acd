/** What the paper of a self-check says of its programme, whatever was answered. */
import { placeWords } from '#api/rules/page/screening-view.ts';
import type { BuiltProgramme } from '#db/content.ts';
import { placeText } from './text/zh-CN.ts';

/** Whose policy it is, and where one goes with it; `where` is empty where neither the programme nor its card says. */
export function receiptPlace(built: BuiltProgramme): { policy: string; where: string } {
  const { programme, card, regionPath } = built;
  const place = regionPath.length > 0 ? placeText(built) : null;
  const channels = programme.channels.map(({ label }) => label).join('；');
  const onCard = card?.blocks.find(({ id }) => id === 'where')?.items[0]?.text;
  return {
    policy: `${programme.shortTitle}。${placeWords(place)}。`,
    where: channels ? `${channels}。` : (onCard ?? ''),
  };
}
