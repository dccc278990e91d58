package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of what PyTorch's reference files ask for and the engine does not have yet. What
 * stands neither here nor in {@link TorchOps} fails. Strike a name when it is built.
 */
final class NotBuilt {

  private static final Set<String> OPS =
      names(
          // waiting for the issue on training
          "grad_scaler safetensors checkpoint"
              // LAYERS
              + " layer_norm conv1d batch_norm_eval max_pool1d avg_pool1d Embedding Conv1d Conv2d"
              + " BatchNorm1d LayerNorm GELU SiLU Softplus"
              // RECURRENT
              + " scaled_dot_product_attention RNN LSTM GRU RNNCell LSTMCell GRUCell"
              + " MultiheadAttention TransformerEncoderLayer TransformerEncoder"
              // LOSSES
              + " mse_loss l1_loss soft_margin_loss smooth_l1_loss huber_loss kl_div"
              + " hinge_embedding_loss poisson_nll_loss cross_entropy nll_loss binary_cross_entropy"
              + " binary_cross_entropy_with_logits gaussian_nll_loss cosine_embedding_loss"
              + " margin_ranking_loss cosine_similarity"
              // OPTIM
              + " optimizer scheduler training clip_grad_norm_ clip_grad_value_"
              // POINTWISE
              + " scalar_pow remainder_scalar isnan isinf"
              + " isfinite logical_not fmax fmin atan2 pow hypot logaddexp remainder fmod copysign"
              + " xlogy eq ne lt le gt ge compare_scalar lerp addcdiv addcmul clamp_tensor where"
              + " floor_divide div_rounded bitwise_and bitwise_or bitwise_xor bitwise_not"
              + " logical_and logical_or logical_xor"
              // REDUCTIONS
              + " logsumexp var_mean max_dim argmax min_dim argmin aminmax prod norm median"
              + " median_dim quantile any all count_nonzero"
              // ORDER
              + " cumprod cumsum softmax log_softmax cummax cummin logcumsumexp diff topk sort"
              + " argsort unique bincount searchsorted"
              // PRODUCTS
              + " mm bmm outer inner addmm baddbmm addmv einsum tensordot trace bilinear_form"
              // INDEXING
              + " index flip roll"
              + " repeat repeat_interleave gather scatter scatter_add index_select index_add"
              + " take_along_dim masked_fill masked_select nonzero index_put tril triu diag_embed"
              + " pad"
              // TYPES
              + " type_table arange linspace eye literal full_like one_hot");

  /** Cases that differ on purpose, by name. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "var dim=[] keepdim=False correction=0",
          "PyTorch's backward counts one element for an empty list of dimensions",
          "std dim=[] keepdim=False correction=0",
          "PyTorch's backward counts one element for an empty list of dimensions");

  private static final Set<String> DTYPES =
      names("bfloat16 float16 int64 int32 int16 int8 uint8 bool");

  private NotBuilt() {}

  /** Why a case cannot run yet, or empty where it must. */
  static Optional<String> reason(JsonNode golden) {
    String op = golden.get("op").asText();
    String different = DIFFERENT.get(golden.get("name").asText());
    if (different != null) {
      return Optional.of(different);
    }
    if (op.equals("program")) {
      for (JsonNode step : golden.get("args").get("steps")) {
        String name = step.get("op").asText();
        if (OPS.contains(name)) {
          return Optional.of(name);
        }
      }
    } else if (OPS.contains(op)) {
      return Optional.of(op);
    }
    String module = golden.path("args").path("module").asText();
    if (OPS.contains(module)) {
      return Optional.of(module);
    }
    for (JsonNode layer : golden.path("args").path("config").path("layers")) {
      if (OPS.contains(layer.path("module").asText())) {
        return Optional.of(layer.get("module").asText());
      }
    }
    for (String key : new String[] {"inputs", "outputs"}) {
      for (JsonNode tensor : golden.path(key)) {
        if (DTYPES.contains(tensor.path("dtype").asText())) {
          return Optional.of("dtype " + tensor.get("dtype").asText());
        }
      }
    }
    for (JsonNode dtype :
        new JsonNode[] {golden.path("output").path("dtype"), golden.path("args").path("dtype")}) {
      if (DTYPES.contains(dtype.asText())) {
        return Optional.of("dtype " + dtype.asText());
      }
    }
    return Optional.empty();
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
