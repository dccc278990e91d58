package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.amp.GradScaler;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** Paths of a parameter under scaled gradients: scales, steps left out, norms, values. */
final class TorchScaler {

  private TorchScaler() {}

  static void path(JsonNode golden) {
    JsonNode args = golden.get("args");
    JsonNode tolerance = golden.get("tolerance");
    TorchConfig config = new TorchConfig(args.path("config"));
    GradScaler scaler =
        new GradScaler(
            new GradScaler.Config(
                config.number("init_scale", 65536),
                config.number("growth_factor", 2),
                config.number("backoff_factor", 0.5),
                config.integer("growth_interval", 2000),
                config.flag("enabled", true)));
    config.requireAllRead("grad_scaler");
    Parameter p = new Parameter(TorchCases.tensor(golden.get("inputs").get(0)).detach());
    Sgd sgd = new Sgd(List.of(p), Sgd.Config.of(args.get("lr").asDouble()));
    TorchCases.compare("first scale", scaler.scale(), scale(golden, 0), tolerance);
    for (int step = 0; step < golden.get("given").size(); step++) {
      sgd.zeroGrad();
      Tensor given = TorchCases.tensor(golden.get("given").get(step));
      scaler.scale(p.tensor().mul(given).sum()).backward();
      if (!args.path("clip").isNull()) {
        scaler.unscale(sgd);
        double norm = new ClipNorm(args.get("clip").asDouble(), 2).clip(List.of(p));
        double want = TorchCases.number(golden.get("norms").get(step));
        TorchCases.compare("norm " + step, norm, want, tolerance);
      }
      boolean taken = scaler.step(sgd);
      scaler.update();
      boolean skipped = golden.get("skipped").get(step).asBoolean();
      assertThat(taken).as("step %d taken", step).isEqualTo(!skipped);
      TorchCases.compare("scale " + step, scaler.scale(), scale(golden, step + 1), tolerance);
      JsonNode want = golden.get("path").get(step);
      TorchCases.compare("step " + step, p.tensor().detach(), want, tolerance);
    }
  }

  private static double scale(JsonNode golden, int index) {
    return TorchCases.number(golden.get("scales").get(index));
  }
}
