package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.stream.Stream;

/**
 * The API server of a scenario that runs in process and against a real one alike: the kinds of
 * every cluster, and custom ones that come and go as told. Requests that this takes are not counted
 * as the engine's.
 */
interface TestedServer extends Transport, AutoCloseable {

  /** Which one; the parameter of a test class. */
  enum Which {
    AGGREGATED,
    LEGACY,
    REAL;

    static Stream<Which> all() {
      Stream<Which> inProcess = Stream.of(AGGREGATED, LEGACY);
      return System.getenv(RealServer.KUBECONFIG) == null
          ? inProcess
          : Stream.concat(inProcess, Stream.of(REAL));
    }

    TestedServer start() {
      if (this == REAL) {
        return RealServer.ofEnvironment();
      }
      ScriptedServer server = new ScriptedServer();
      server.servesBuiltIns();
      return this == LEGACY ? server.legacy() : server;
    }
  }

  /** Whether a full read of it is two requests. */
  boolean aggregated();

  /** The full name of an API group that is this test's own. */
  String group(String name);

  /** From now on these and no others; each kind namespaced, its plural in the usual form. */
  void serves(String groupVersion, String... kinds);

  void servesResources(String groupVersion, ApiResource... resources);

  void stopsServing(String groupVersion);

  /** The engine's, as {@code GET /apis/g/v}. */
  List<String> requests();

  /** What they were answered. */
  List<Integer> statuses();

  void forgetRequests();

  /** Leaves nothing behind. */
  @Override
  void close();
}
