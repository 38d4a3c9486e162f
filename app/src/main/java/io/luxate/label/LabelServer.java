package io.luxate.label;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The labelling page's server. It listens on 127.0.0.1 only, and answers who comes from its own
 * page with its token only ({@link Guard}).
 */
public final class LabelServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LabelServer.class);
  private static final String HOST = "127.0.0.1";
  private static final long LONGEST_REQUEST = 1 << 16;
  private static final String FOLDER = "io/luxate/label/";

  /** Pages by their addresses; reading and ruling are one page in two parts. */
  private static final Map<String, String> PAGES =
      Map.of(
          "/", "start.html",
          "/read", "read.html",
          "/adjudicate", "read.html",
          "/agreement", "agreement.html");

  private static final List<String> FILES =
      List.of(
          "label.css",
          "start.js",
          "read.js",
          "desk.js",
          "shown.js",
          "said.js",
          "boxing.js",
          "walk.js",
          "ask.js",
          "hands.js",
          "sheet.js",
          "viewer.js",
          "box.js",
          "choices.js",
          "keys.js",
          "server.js",
          "agreement.js",
          "icon.svg");

  /** A fault in the words of its message. */
  private record Fault(String message) {}

  private final Desk desk;
  private final Guard guard = new Guard();
  private final Javalin server;

  private LabelServer(Desk desk, int port) {
    this.desk = desk;
    this.server = Javalin.create(this::configure);
    try {
      server.start(HOST, port);
    } catch (JavalinBindException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "port " + port + " of this machine is taken; give another --port, or leave it out",
          e);
    }
  }

  /**
   * Starts the server; it runs until it is closed.
   *
   * @param exportTo where the page's export writes its table
   * @param port 0 for any that is free
   */
  public static LabelServer start(LabelTask task, AnswerStore store, Path exportTo, int port) {
    return new LabelServer(new Desk(task, store, exportTo), port);
  }

  /** The address to open, with the token that lets in. */
  public String address() {
    return "http://" + HOST + ":" + server.port() + "/?token=" + guard.token();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LONGEST_REQUEST;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    RoutesConfig routes = config.routes;
    routes.before(request -> guard.check(request, request.req().getLocalPort()));
    PAGES.forEach((path, file) -> routes.get(path, request -> file(request, file)));
    FILES.forEach(file -> routes.get("/" + file, request -> file(request, file)));
    routes.get("/api/session", request -> json(request, desk::session));
    routes.get("/api/agreement", request -> json(request, desk::agreement));
    routes.get("/api/picture/{id}", this::picture);
    routes.post(
        "/api/open", request -> json(request, () -> desk.open(body(request, Desk.Opening.class))));
    routes.post(
        "/api/answer", request -> json(request, () -> desk.save(body(request, Desk.Saying.class))));
    routes.post(
        "/api/undo", request -> json(request, () -> desk.undo(body(request, Desk.Opening.class))));
    routes.post(
        "/api/redo", request -> json(request, () -> desk.redo(body(request, Desk.Opening.class))));
    routes.post(
        "/api/export",
        request -> json(request, () -> desk.export(body(request, Desk.ExportWish.class))));
    routes.exception(LuxateException.class, LabelServer::explain);
  }

  private void picture(Context request) {
    Pictures.Shown shown = desk.picture(request.pathParam("id"));
    if (shown instanceof Pictures.Unusable unusable) {
      fault(request, HttpStatus.UNPROCESSABLE_CONTENT, unusable.why());
    } else if (shown instanceof Pictures.Values values) {
      request.header("Luxate-Width", Integer.toString(values.widthPx()));
      request.header("Luxate-Height", Integer.toString(values.heightPx()));
      request.header("Luxate-Original-Width", Integer.toString(values.originalWidthPx()));
      request.header("Luxate-Original-Height", Integer.toString(values.originalHeightPx()));
      request.contentType("application/octet-stream").result(values.bytes());
    }
  }

  private static void file(Context request, String name) {
    String type =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "html" -> "text/html; charset=utf-8";
          case "css" -> "text/css; charset=utf-8";
          case "svg" -> "image/svg+xml";
          default -> "text/javascript; charset=utf-8";
        };
    request.contentType(type).result(Shipped.bytes(FOLDER + name).orElseThrow());
  }

  private static <T> T body(Context request, Class<T> type) {
    return Documents.parseJson(request.body(), "the page's request", type);
  }

  private static void json(Context request, Supplier<Object> answer) {
    request.contentType("application/json; charset=utf-8").result(Documents.json(answer.get()));
  }

  private static void explain(LuxateException fault, Context request) {
    boolean theirs =
        fault.kind() == LuxateException.Kind.USER || fault.kind() == LuxateException.Kind.DATA;
    if (!theirs) {
      log.warn("{}", fault.getMessage());
    }
    fault(
        request,
        theirs ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR,
        String.valueOf(fault.getMessage()));
  }

  private static void fault(Context request, HttpStatus status, String message) {
    request
        .status(status)
        .contentType("application/json; charset=utf-8")
        .result(Documents.json(new Fault(message)));
  }
}
