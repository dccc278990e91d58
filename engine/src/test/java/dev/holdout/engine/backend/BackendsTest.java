package dev.holdout.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DeviceException;
import dev.holdout.engine.tensor.Device;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackendsTest {

  @Test
  void a_cuda_device_is_refused_with_the_remedy() {
    assertThatThrownBy(() -> Backends.of("cuda:0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cuda:0")
        .hasMessageContaining("set device = cpu");
    assertThatThrownBy(() -> new Device("cuda"))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("device = cpu");
  }

  @Test
  void an_unknown_device_is_refused_by_name() {
    assertThatThrownBy(() -> Backends.of("gpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device gpu is not known")
        .hasMessageContaining("cpu");
  }

  @Test
  void copies_to_and_from_the_host_are_done_when_their_event_is() {
    Backend cpu = Backends.of("cpu");
    Strided memory = Strided.rowMajor(cpu.allocate(DType.F64, 6), new int[] {2, 3});
    Event up = cpu.upload(new float[] {9, 1, 2, 3, 4, 5, 6}, 1, memory);
    up.join();
    Strided columns = new Strided(memory.storage(), 0, new int[] {3, 2}, new int[] {1, 3});
    float[] seen = new float[7];
    Event down = cpu.download(columns, seen, 1);
    down.join();
    assertThat(down.done()).isTrue();
    assertThat(seen).containsExactly(0, 1, 4, 2, 5, 3, 6);
  }

  @Test
  void work_on_another_stream_that_waited_for_an_event_sees_what_was_before_it() {
    Backend cpu = Backends.cpu();
    AtomicInteger seen = new AtomicInteger();
    Strided memory = Strided.rowMajor(cpu.allocate(DType.F32, 1), new int[] {1});
    cpu.fill(7, memory);
    Stream other = cpu.newStream();
    other.await(cpu.stream().record());
    float[] host = new float[1];
    Event copied = cpu.on(other, () -> cpu.download(memory, host, 0));
    copied.join();
    seen.set((int) host[0]);
    other.synchronize();
    assertThat(seen.get()).isEqualTo(7);
  }

  @Test
  void a_view_that_reaches_outside_its_data_is_refused_with_the_places() {
    Storage six = Backends.cpu().wrap(new float[6]);
    assertThatThrownBy(() -> Strided.checked(six, 1, new int[] {2, 3}, new int[] {3, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("elements 1 to 6")
        .hasMessageContaining("the data has 6")
        .hasMessageContaining("lower the offset");
    assertThatThrownBy(() -> Strided.checked(six, 0, new int[] {2}, new int[] {-1}))
        .hasMessageContaining("elements -1 to 0");
  }

  /** Run in a JVM of its own. */
  static final class FirstOperation {
    private FirstOperation() {}

    public static void main(String[] ignored) {
      try {
        IO.println(Tensor.ones(64, 64).matmul(Tensor.ones(64, 64)).sum().item());
      } catch (RuntimeException e) {
        IO.println(e.getClass().getSimpleName() + " " + e.getMessage());
      }
    }
  }

  @Test
  void without_the_vector_module_the_first_operation_that_takes_it_is_refused_with_the_flag()
      throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FirstOperation.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = java.inputReader()) {
      assertThat(lines.readLine())
          .startsWith("DeviceException device cpu")
          .contains("java --add-modules jdk.incubator.vector");
    }
  }
}
