package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchOps.integer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.loss.BinaryCrossEntropy;
import dev.holdout.engine.nn.loss.BinaryCrossEntropyWithLogits;
import dev.holdout.engine.nn.loss.CosineEmbedding;
import dev.holdout.engine.nn.loss.CosineSimilarity;
import dev.holdout.engine.nn.loss.CrossEntropy;
import dev.holdout.engine.nn.loss.GaussianNll;
import dev.holdout.engine.nn.loss.HingeEmbedding;
import dev.holdout.engine.nn.loss.Huber;
import dev.holdout.engine.nn.loss.JointLoss;
import dev.holdout.engine.nn.loss.KlDivergence;
import dev.holdout.engine.nn.loss.Loss;
import dev.holdout.engine.nn.loss.MarginRanking;
import dev.holdout.engine.nn.loss.MeanAbsolute;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.nn.loss.NegativeLogLikelihood;
import dev.holdout.engine.nn.loss.PoissonNll;
import dev.holdout.engine.nn.loss.Reduction;
import dev.holdout.engine.nn.loss.SmoothL1;
import dev.holdout.engine.nn.loss.SoftMargin;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/** Losses. */
final class LossCalls {

  /** A loss made of a case's arguments and of the tensors behind its first two. */
  private interface Build {
    Loss from(List<Tensor> in, JsonNode args);
  }

  private LossCalls() {}

  static void addTo(TorchOps.Table table) {
    difference(table, "mse_loss", args -> new MeanSquared(reduction(args)));
    difference(table, "l1_loss", args -> new MeanAbsolute(reduction(args)));
    pair(table, "soft_margin_loss", (in, args) -> new SoftMargin(reduction(args)));
    difference(
        table, "smooth_l1_loss", args -> new SmoothL1(number(args.get("beta")), reduction(args)));
    difference(table, "huber_loss", args -> new Huber(number(args.get("delta")), reduction(args)));
    pair(
        table,
        "kl_div",
        (in, args) -> new KlDivergence(args.get("log_target").asBoolean(), reduction(args)));
    pair(
        table,
        "hinge_embedding_loss",
        (in, args) -> new HingeEmbedding(number(args.get("margin")), reduction(args)));
    pair(
        table,
        "poisson_nll_loss",
        (in, args) ->
            new PoissonNll(
                args.get("log_input").asBoolean(),
                args.get("full").asBoolean(),
                number(args.get("eps")),
                reduction(args)));
    weighted(table);
    joint(table);
    table.one(
        "cosine_similarity",
        (in, args) ->
            new CosineSimilarity(integer(args, "dim"), number(args.get("eps")))
                .of(in.get(0), in.get(1)));
  }

  private static void weighted(TorchOps.Table table) {
    pair(
        table,
        "cross_entropy",
        (in, args) ->
            new CrossEntropy(
                at(in, 2),
                args.get("ignore_index").longValue(),
                number(args.get("label_smoothing")),
                reduction(args)));
    pair(
        table,
        "nll_loss",
        (in, args) ->
            new NegativeLogLikelihood(
                at(in, 2), args.get("ignore_index").longValue(), reduction(args)));
    pair(
        table,
        "binary_cross_entropy",
        (in, args) -> new BinaryCrossEntropy(at(in, 2), reduction(args)));
    pair(
        table,
        "binary_cross_entropy_with_logits",
        (in, args) -> new BinaryCrossEntropyWithLogits(at(in, 2), at(in, 3), reduction(args)));
  }

  private static void joint(TorchOps.Table table) {
    joint(
        table,
        "gaussian_nll_loss",
        args ->
            new GaussianNll(
                args.get("full").asBoolean(), number(args.get("eps")), reduction(args)));
    joint(
        table,
        "cosine_embedding_loss",
        args -> new CosineEmbedding(number(args.get("margin")), reduction(args)));
    joint(
        table,
        "margin_ranking_loss",
        args -> new MarginRanking(number(args.get("margin")), reduction(args)));
  }

  private static void pair(TorchOps.Table table, String name, Build build) {
    table.one(name, (in, args) -> build.from(in, args).of(in.get(0), in.get(1)));
  }

  /** Unlike shapes, which PyTorch broadcasts with a warning, are refused: who means it expands. */
  private static void difference(
      TorchOps.Table table, String name, Function<JsonNode, Loss> build) {
    table.one(
        name,
        (in, args) -> {
          int[] shape = Broadcast.common(in.get(0).sizes(), in.get(1).sizes(), name);
          return build.apply(args).of(in.get(0).expand(shape), in.get(1).expand(shape));
        });
  }

  private static void joint(
      TorchOps.Table table, String name, Function<JsonNode, JointLoss> build) {
    table.one(name, (in, args) -> build.apply(args).of(in.get(0), in.get(1), in.get(2)));
  }

  private static Tensor at(List<Tensor> in, int index) {
    return index < in.size() ? in.get(index) : null;
  }

  private static Reduction reduction(JsonNode args) {
    return switch (args.get("reduction").asText()) {
      case "none" -> Reduction.NONE;
      case "mean" -> Reduction.MEAN;
      case "sum" -> Reduction.SUM;
      case "batchmean" -> Reduction.BATCH_MEAN;
      default -> throw new AssertionError("reduction " + args.get("reduction") + " is unknown");
    };
  }
}
