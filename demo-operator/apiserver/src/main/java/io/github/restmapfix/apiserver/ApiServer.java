package io.github.restmapfix.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * An API server in one object, strict like the real one; for demos and tests. What differs is in
 * DIFFERENCES.md.
 */
public final class ApiServer implements AutoCloseable {

  private static final String JETTY_LOG = "org.slf4j.simpleLogger.log.org.eclipse.jetty";

  /** Longer than any watch. */
  private static final Duration NEVER = Duration.ofDays(1);

  static {
    if (System.getProperty(JETTY_LOG) == null) {
      System.setProperty(JETTY_LOG, "warn");
    }
  }

  private final Server http = new Server(threads());
  private final ServerConnector connector;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(daemon("later"));
  private final RequestLog log;
  private final CrdLifecycle crds;
  private final Router router;

  private ApiServer(Builder builder) {
    Store store = new Store();
    log = new RequestLog(builder.auditLog);
    crds = new CrdLifecycle(store, later, builder.establishLag, builder.servingLag);
    store.listen(crds);
    store.listen(new Terminations(store, later));
    connector = connector(builder.port);
    InitialNamespaces.create(store);
    try {
      connector.open(); // the documents that name our address are made before the first request
      router = new Router(crds, new Resources(store), url().getAuthority(), builder.discovery);
      http.setHandler(new HttpFront(router::route, log));
      ServerWebSocketContainer.ensure(http).setIdleTimeout(NEVER);
      http.start();
    } catch (Exception e) {
      throw new IllegalStateException("cannot start on port " + builder.port, e);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  public static void main(String[] args) {
    System.exit(ApiServerCommand.run(args));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  public void writeKubeconfig(Path file) {
    String kubeconfig =
        """
        apiVersion: v1
        kind: Config
        current-context: embedded
        clusters: [{name: embedded, cluster: {server: "%s"}}]
        users: [{name: admin, user: {token: admin}}]
        contexts: [{name: embedded, context: {cluster: embedded, user: admin, namespace: default}}]
        """;
    try {
      Files.writeString(file, kubeconfig.formatted(url()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of their answers; a watch is there once it has ended. */
  public List<LoggedRequest> requests() {
    return log.requests();
  }

  /** Waits for that many requests; false if they do not come in this time. */
  public boolean awaitRequests(int count, Duration most) throws InterruptedException {
    return log.await(count, most);
  }

  public void forgetRequests() {
    log.forget();
  }

  /** From Established, or a change of the spec, to served. */
  public void servingLag(Duration lag) {
    crds.servingLag(lag);
  }

  /** From the POST of a CRD to Established. */
  public void establishLag(Duration lag) {
    crds.establishLag(lag);
  }

  public void discovery(DiscoveryFormat format) {
    router.discovery(format);
  }

  @Override
  public void close() {
    try {
      http.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      later.shutdownNow();
      log.close();
    }
  }

  private ServerConnector connector(int port) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector result = new ServerConnector(http, new HttpConnectionFactory(configuration));
    result.setHost("127.0.0.1");
    result.setPort(port);
    result.setIdleTimeout(NEVER.toMillis());
    http.addConnector(result);
    http.setStopTimeout(0);
    return result;
  }

  /** A watch holds a thread. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool pool = new QueuedThreadPool(2000, 4);
    pool.setName("apiserver");
    pool.setDaemon(true);
    pool.setStopTimeout(200); // with 0 its threads stay, those of open watches for ever
    return pool;
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, "apiserver-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The lags are by default what was measured on kube-apiserver 1.36. */
  public static final class Builder {

    private int port;
    private DiscoveryFormat discovery = DiscoveryFormat.AGGREGATED;
    private Duration establishLag = Duration.ofMillis(20);
    private Duration servingLag = Duration.ofMillis(5);
    private Path auditLog;

    private Builder() {}

    /** 0 is any free one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder discovery(DiscoveryFormat value) {
      discovery = value;
      return this;
    }

    public Builder establishLag(Duration value) {
      establishLag = value;
      return this;
    }

    public Builder servingLag(Duration value) {
      servingLag = value;
      return this;
    }

    public Builder auditLog(Path value) {
      auditLog = value;
      return this;
    }

    public ApiServer start() {
      return new ApiServer(this);
    }
  }
}
