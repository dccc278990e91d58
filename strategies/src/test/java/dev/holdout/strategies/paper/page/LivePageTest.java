package dev.holdout.strategies.paper.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.paper.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server, asked over plain sockets: a browser would not send what an attacker does. */
class LivePageTest {

  private static ShownSession shown;

  @BeforeAll
  static void open() {
    shown = new ShownSession();
    shown.trade();
  }

  @AfterAll
  static void close() {
    shown.close();
  }

  private static String host() {
    return "127.0.0.1:" + shown.port;
  }

  /** Status line, head and body of one request that closes its connection. */
  private static String ask(String request, String... head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", shown.port)) {
      String text =
          request
              + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n"
              + String.join("\r\n", head)
              + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_page_carries_its_policy_its_token_and_no_foreign_address() throws IOException {
    String page = ask("GET /", "Host: " + host());
    assertThat(page).startsWith("HTTP/1.1 200").contains("default-src 'none'");
    assertThat(page).contains(ShownSession.TOKEN, "mechanics", "BTCUSD.BITSTAMP");
    assertThat(page).doesNotContain("{{", "https://", "style=\"");
    assertThat(ask("GET /uplot.js", "Host: " + host())).contains("uPlot (v1.6.32)");
  }

  @Test
  void another_host_name_is_refused() throws IOException {
    assertThat(ask("GET /", "Host: evil.example")).startsWith("HTTP/1.1 403");
    assertThat(ask("GET /events", "Host: evil.example:" + shown.port)).startsWith("HTTP/1.1 403");
  }

  @Test
  void a_change_needs_our_origin_and_our_token() throws IOException {
    String host = "Host: " + host();
    String origin = "Origin: http://" + host();
    String token = "X-Holdout-Token: " + ShownSession.TOKEN;
    int before = shown.calls.size();
    assertThat(ask("POST /halt", host, token)).startsWith("HTTP/1.1 403");
    assertThat(ask("POST /halt", host, token, "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask("POST /halt", host, origin)).startsWith("HTTP/1.1 403");
    assertThat(ask("POST /halt", host, origin, "X-Holdout-Token: guess"))
        .startsWith("HTTP/1.1 403");
    assertThat(shown.calls).hasSize(before);
    assertThat(ask("POST /halt", host, origin, token)).startsWith("HTTP/1.1 200");
    assertThat(ask("POST /halt", host, origin, token)).contains("Trading halted by you");
    assertThat(ask("POST /resume", host, origin, token)).contains("resumed");
    assertThat(shown.calls.subList(before, shown.calls.size()))
        .containsExactly(Call.Kind.HALT, Call.Kind.HALT, Call.Kind.RESUME);
  }

  /** A tab that is open and reads nothing: its socket's buffers fill and stay full. */
  @Test
  void a_client_that_does_not_read_holds_up_neither_trading_nor_the_others() throws IOException {
    try (Socket stalled = new Socket();
        Socket reading = new Socket()) {
      stalled.setReceiveBufferSize(1024);
      follow(stalled);
      follow(reading);
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(reading.getInputStream(), StandardCharsets.UTF_8));
      int news = 0;
      for (int i = 0; i < 6; i++) {
        shown.trade();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("data:") && line.contains("\"clock\"")) {
            news++;
            break;
          }
        }
      }
      assertThat(news).isEqualTo(6);
      assertThat(ask("GET /live.css", "Host: " + host())).startsWith("HTTP/1.1 200");
    }
  }

  private static void follow(Socket socket) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", shown.port));
    socket
        .getOutputStream()
        .write(
            ("GET /events HTTP/1.1\r\nHost: " + host() + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_port_that_is_taken_is_said_with_a_remedy() {
    assertThatThrownBy(() ->
            LivePage.start(
                shown.board, shown, new LivePage.Titles("a", "b", "c", "d"), shown.port, "token"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("port " + shown.port + " is taken")
        .hasMessageContaining("--no-page");
  }
}
