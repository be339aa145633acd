/** Where each check has its page: the main one at `…/check/`, the others at `…/check/{id}/`. */
import { checkPage } from '#api/rules/check-page.ts';
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import { content } from './content.ts';

interface CheckProps {
  built: BuiltProgramme;
  check: BuiltCheck;
}

/** The main check of every programme that has one. */
export function mainCheckPaths(): { params: { slug: string }; props: CheckProps }[] {
  return allChecks()
    .filter(({ built, check }) => isMain(built, check))
    .map((props) => ({ params: { slug: props.built.programme.slug }, props }));
}

export function otherCheckPaths(): { params: { slug: string; check: string }; props: CheckProps }[] {
  return allChecks()
    .filter(({ built, check }) => !isMain(built, check))
    .map((props) => ({
      params: { slug: props.built.programme.slug, check: props.check.ruleset.check },
      props,
    }));
}

/** The plain path of a check's page. */
export function checkPath(built: BuiltProgramme, check: BuiltCheck): string {
  return checkPage('', built.programme.slug, check.ruleset.check, isMain(built, check));
}

function allChecks(): CheckProps[] {
  return content.programmes.flatMap((built) => built.checks.map((check) => ({ built, check })));
}

function isMain({ programme }: BuiltProgramme, { ruleset }: BuiltCheck): boolean {
  return ruleset.check === programme.mainCheck;
}
