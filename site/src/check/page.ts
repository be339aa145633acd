/** All the script of a check page; `astro.config.ts` puts the check into one file and the 自查条 into another. */
import './main.ts';
import './receipt.ts';
