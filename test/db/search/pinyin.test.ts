import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import { pinyinTokens } from '#db/search/pinyin.ts';

describe('pinyin of a text', () => {
  it('starts at every character, as pinyin and as initials', () => {
    expect(pinyinTokens('心理咨询').split(' ')).toEqual([
      ...['xinlizixun', 'xlzx', 'lizixun', 'lzx', 'zixun', 'zx', 'xun', 'x'],
    ]);
  });

  it('leaves out what is not Chinese, and says nothing twice', () => {
    expect(pinyinTokens('A4纸，纸')).toBe('zhi z');
  });

  it('writes 绿 as it is typed', () => {
    expect(pinyinTokens('绿化').split(' ')).toContain('lvhua');
  });

  /** As people there say it: the dictionary need not know a place; where it does not, `customPinyin` tells it. */
  const SPOKEN: Record<string, string> = {
    全国: 'quanguo',
    内蒙古自治区: 'neimengguzizhiqu',
    呼和浩特市: 'huhehaoteshi',
    和林格尔县: 'helingeerxian',
    福建省: 'fujiansheng',
    三明市: 'sanmingshi',
    三元区: 'sanyuanqu',
    宁德市: 'ningdeshi',
    山东省: 'shandongsheng',
    湖南省: 'hunansheng',
    邵阳市: 'shaoyangshi',
    隆回县: 'longhuixian',
    重庆市: 'chongqingshi',
    酉阳土家族苗族自治县: 'youyangtujiazumiaozuzizhixian',
    四川省: 'sichuansheng',
    泸州市: 'luzhoushi',
    泸县: 'luxian',
    甘孜藏族自治州: 'ganzizangzuzizhizhou',
    甘肃省: 'gansusheng',
  };

  it.each(loadProgrammes('db').regions.map(({ name }) => name))(
    'reads the place name %s as people say it',
    (name) => {
      expect(SPOKEN[name], `${name} is new: write down how it is said`).toBeDefined();
      expect(pinyinTokens(name).split(' ')).toContain(SPOKEN[name]);
    },
  );
});
