package dev.holdout.features;

import dev.holdout.marketdata.bar.BarSeries;

/**
 * A feature with a second, faster form for history: the whole column at once. Both forms must agree
 * to the bit. The column form is given every bar, the later ones too, so it is where a feature can
 * see the future; the causality gate runs over it for that reason.
 */
public interface ColumnFeature extends Feature {

  /**
   * The value at each bar; entries before the warm-up are not read.
   *
   * @return one value a bar, NaN where an empty bar leaves nothing to say
   */
  double[] column(BarSeries bars);
}
