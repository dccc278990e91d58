/**
 * Quality: what was odd about data, said and counted.
 *
 * <p>In: rows and series. Out: {@link dev.holdout.marketdata.quality.QualityFindings}. Decides
 * nothing and repairs nothing.
 *
 * <p>To add a check: a component of the findings and the code of the import that fills it.
 */
package dev.holdout.marketdata.quality;
