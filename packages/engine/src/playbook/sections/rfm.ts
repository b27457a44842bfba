import * as z from 'zod';

const scoreRange = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([low, high]) => low <= high, { error: 'must name the lower score first' });

const rfmSegment = z.strictObject({
  name: z.string().min(1),
  recency: scoreRange,
  frequency: scoreRange,
  monetary: scoreRange,
});

type RfmSegment = z.infer<typeof rfmSegment>;

/** The ten classic segments for five bins, as the R package rfm cuts them (rsquaredacademy/rfm). Order matters. */
const classicSegments: RfmSegment[] = [
  { name: 'Champions', recency: [4, 5], frequency: [4, 5], monetary: [4, 5] },
  { name: 'Loyal Customers', recency: [2, 5], frequency: [3, 5], monetary: [3, 5] },
  { name: 'Potential Loyalist', recency: [3, 5], frequency: [1, 3], monetary: [1, 3] },
  { name: 'New Customers', recency: [4, 5], frequency: [1, 1], monetary: [1, 1] },
  { name: 'Promising', recency: [3, 4], frequency: [1, 1], monetary: [1, 1] },
  { name: 'Need Attention', recency: [2, 3], frequency: [2, 3], monetary: [2, 3] },
  { name: 'About To Sleep', recency: [2, 3], frequency: [1, 2], monetary: [1, 2] },
  { name: 'At Risk', recency: [1, 2], frequency: [2, 5], monetary: [2, 5] },
  { name: "Can't Lose Them", recency: [1, 1], frequency: [4, 5], monetary: [4, 5] },
  { name: 'Lost', recency: [1, 2], frequency: [1, 2], monetary: [1, 2] },
];

const measures = ['recency', 'frequency', 'monetary'] as const;

export const rfmSection = z
  .strictObject({
    bins: z
      .int()
      .min(2)
      .max(10)
      .default(5)
      .describe('How many scores each measure has; 5 cuts at quintiles.'),
    segments: z
      .array(rfmSegment)
      .min(1)
      .default(classicSegments)
      .describe(
        'Segments by score, lowest and highest score included. The first match wins; everybody else is in "Others".',
      ),
  })
  .superRefine(({ bins, segments }, context) => {
    // Segments made for another number of bins would send the best customers to "Others" without a word.
    const misfit = measures
      .map((measure) => ({
        measure,
        highest: Math.max(...segments.map((segment) => segment[measure][1])),
      }))
      .find(({ highest }) => highest !== bins);
    if (misfit)
      context.addIssue({
        code: 'custom',
        path: ['segments'],
        message: `must fit the number of bins: the highest ${misfit.measure} score is ${misfit.highest}, with ${bins} bins it must be ${bins}`,
      });
    const names = segments.map((segment) => segment.name);
    for (const [i, name] of names.entries())
      if (name === 'Others' || names.indexOf(name) < i)
        context.addIssue({
          code: 'custom',
          path: ['segments', i, 'name'],
          message:
            name === 'Others'
              ? 'must not be "Others": that is everybody no segment matches'
              : `must be unique: there is another segment "${name}"`,
        });
  });
