/** People who never were: born 1901–1909, with citizen ids whose check character is right. */
export function invented(count: number): { name: string; id: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const born = `${1901 + (index % 9)}${String(1 + ((index * 5) % 12)).padStart(2, '0')}${String(1 + ((index * 7) % 28)).padStart(2, '0')}`;
    const body = `110101${born}${String(101 + index * 13).slice(-3)}`;
    return { name: `${FAMILIES[index % FAMILIES.length]}${GIVEN[(index * 3) % GIVEN.length]}`, id: body + checkCharacter(body) };
  });
}

const FAMILIES = ['王', '李', '赵', '孙', '周', '吴', '郑', '冯'];
const GIVEN = ['守田', '秀兰', '长庚', '桂英', '福来', '玉珍', '有才', '春生', '淑贞', '德山'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const checkCharacter = (body: string): string =>
  '10X98765432'[[...body].reduce((sum, digit, at) => sum + Number(digit) * (WEIGHTS[at] ?? 0), 0) % 11] ?? '';
