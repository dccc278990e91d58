package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.held;
import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;

/** Writes in place, and what belongs to a tensor's history rather than to its values. */
final class WriteCalls {

  private WriteCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("add_", (in, args) -> in.get(0).addInPlace(in.get(1)));
    table.one("sub_", (in, args) -> in.get(0).subInPlace(in.get(1)));
    table.one("mul_", (in, args) -> in.get(0).mulInPlace(in.get(1)));
    table.one("div_", (in, args) -> in.get(0).divInPlace(in.get(1)));
    table.one("copy_", (in, args) -> in.get(0).copyFrom(in.get(1)));
    table.one("add_scalar_", (in, args) -> addTo(in.getFirst(), args.get("value")));
    table.one("mul_scalar_", (in, args) -> multiply(in.getFirst(), args.get("value")));
    table.one(
        "fill_", (in, args) -> in.getFirst().fill(held(args.get("value"), in.getFirst().dtype())));
    table.one(
        "masked_fill_",
        (in, args) ->
            in.get(0).maskedFillInPlace(in.get(1), held(args.get("value"), in.get(0).dtype())));
    table.one("zero_", (in, args) -> in.getFirst().zero());
    table.one("relu_", (in, args) -> in.getFirst().reluInPlace());
    table.one("retain_grad", (in, args) -> in.getFirst().retainGrad());
    table.one(
        "requires_grad_", (in, args) -> in.getFirst().requiresGrad(args.get("value").asBoolean()));
    table.several(
        "hook_scale",
        (in, args) -> {
          double factor = number(args.get("factor"));
          in.getFirst().registerHook(gradient -> gradient.mul(factor));
          return in;
        });
    table.several(
        "custom",
        (in, args) ->
            CustomFunctions.named(args.get("function").asText()).apply(in.toArray(Tensor[]::new)));
  }

  private static Tensor addTo(Tensor target, JsonNode value) {
    return value.isIntegralNumber()
        ? target.addInPlace(value.longValue())
        : target.addInPlace(number(value));
  }

  private static Tensor multiply(Tensor target, JsonNode value) {
    return value.isIntegralNumber()
        ? target.mulInPlace(value.longValue())
        : target.mulInPlace(number(value));
  }
}
