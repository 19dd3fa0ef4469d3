/** Prints, as a line of JSON for each subject, what runs more often than the subject grows. */
import { fasterThanInput, startCounting } from '../../../support/countedSteps.ts';

const countSteps = await startCounting();
const { growthSubjects } = await import('../growthSubjects.ts');
const { forgetTexts } = await import('../forgetTexts.ts');

const chosen = process.argv[2];
for (const { name, size, work } of await growthSubjects()) {
  if (chosen !== undefined && !name.includes(chosen)) continue;
  // State that is kept between two inspections is there in both.
  await work(2 * size);
  await work(size);
  forgetTexts();
  const once = await countSteps(() => work(size));
  forgetTexts();
  const twice = await countSteps(() => work(2 * size));
  console.log(JSON.stringify({ name, faster: fasterThanInput(once, twice) }));
}
