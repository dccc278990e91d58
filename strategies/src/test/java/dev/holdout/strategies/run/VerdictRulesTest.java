package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.strategies.study.Judgement.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {

  private static final Figure NONE = Figure.undefined("too few days");

  @Test
  void a_good_result_that_passes_everything_survives() {
    assertThat(judge(new Case())).isEqualTo(VerdictRule.SURVIVED.number());
  }

  @Test
  void a_failed_control_comes_before_everything_else() {
    Case seen = new Case();
    seen.state = Check.State.FAILED;
    seen.days = 1;
    seen.net = -5;
    assertThat(judge(seen)).isEqualTo(VerdictRule.CONTROL_FAILED.number());
  }

  @Test
  void one_day_or_one_trade_under_the_limit_is_too_short() {
    Case days = new Case();
    days.days = 59;
    assertThat(judge(days)).isEqualTo(VerdictRule.TOO_SHORT.number());
    Case trades = new Case();
    trades.trades = 29;
    assertThat(judge(trades)).isEqualTo(VerdictRule.TOO_SHORT.number());
  }

  @Test
  void earning_nothing_is_losing() {
    Case seen = new Case();
    seen.net = 0;
    assertThat(judge(seen)).isEqualTo(VerdictRule.LOST_MONEY.number());
  }

  @Test
  void a_statistic_outside_its_limit_could_be_luck() {
    Case deflated = new Case();
    deflated.deflated = Figure.of(0.949);
    assertThat(judge(deflated)).isEqualTo(VerdictRule.COULD_BE_LUCK.number());
    Case overfit = new Case();
    overfit.overfitting = Figure.of(0.201);
    assertThat(judge(overfit)).isEqualTo(VerdictRule.COULD_BE_LUCK.number());
  }

  @Test
  void a_lead_over_the_best_rule_that_chance_would_give_is_no_lead() {
    Case superior = new Case();
    superior.superior = Figure.of(0.051);
    assertThat(judge(superior)).isEqualTo(VerdictRule.BEATEN.number());
    Case undefined = new Case();
    undefined.superior = NONE;
    assertThat(judge(undefined)).isEqualTo(VerdictRule.COULD_BE_LUCK.number());
  }

  @Test
  void a_statistic_that_is_not_defined_or_a_control_not_run_counts_as_failed() {
    Case undefined = new Case();
    undefined.deflated = NONE;
    assertThat(judge(undefined)).isEqualTo(VerdictRule.COULD_BE_LUCK.number());
    Case notRun = new Case();
    notRun.state = Check.State.NOT_RUN;
    assertThat(judge(notRun)).isEqualTo(VerdictRule.COULD_BE_LUCK.number());
  }

  @Test
  void a_simpler_rule_with_a_higher_sharpe_ratio_wins() {
    Case seen = new Case();
    seen.rival = Figure.of(2.1);
    assertThat(judge(seen)).isEqualTo(VerdictRule.BEATEN.number());
  }

  @Test
  void luck_is_counted_in_a_hundred() {
    Verdict verdict = VerdictRules.judge(new Case().evidence(), Limits.standard());
    assertThat(verdict.chance().timesIn100().orThrow()).isEqualTo(100 * (1 - 0.99));
  }

  private static int judge(Case seen) {
    return VerdictRules.judge(seen.evidence(), Limits.standard()).rule();
  }

  /** A result that passes everything, to be spoilt in one place. */
  private static final class Case {
    private Check.State state = Check.State.PASSED;
    private long days = 60;
    private long trades = 30;
    private double net = 1;
    private Figure deflated = Figure.of(0.99);
    private Figure overfitting = Figure.of(0.1);
    private Figure superior = Figure.of(0.01);
    private Figure rival = Figure.of(1.9);

    VerdictRules.Evidence evidence() {
      List<Check> checks = new ArrayList<>();
      for (String id : Check.IDS) {
        checks.add(new Check(id, id, state, "something", "a figure"));
      }
      return new VerdictRules.Evidence(
          checks,
          new Verdict.Enough(days, 60, trades, 30),
          net,
          new VerdictRules.Statistics(deflated, overfitting, superior, NONE),
          Figure.of(2),
          new Verdict.Rival("buy and hold", Figure.of(3), rival));
    }
  }
}
