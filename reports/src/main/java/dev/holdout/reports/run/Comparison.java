package dev.holdout.reports.run;

/**
 * The policy against the best simpler rule.
 *
 * @param best name of that rule; it is also the third line of the account chart
 * @param bestNetPnl of that rule
 * @param pnlLead the policy's net PnL minus that rule's
 * @param sharpeLead the policy's Sharpe ratio minus that rule's
 * @param sharpeLeadLow lower end of its interval
 * @param sharpeLeadHigh upper end of its interval
 * @param spa p-value of superior predictive ability against the best rule
 */
public record Comparison(
    String best,
    Figure bestNetPnl,
    Figure pnlLead,
    Figure sharpeLead,
    Figure sharpeLeadLow,
    Figure sharpeLeadHigh,
    Figure spa) {}
