package io.sitrep.incident.api;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who ask at once. */
final class Crowd {
    private Crowd() {}

    /** What each is answered, in their order. */
    static List<Response> of(int number, IntFunction<Response> request) {
        var pool = Executors.newFixedThreadPool(number);
        try {
            List<Callable<Response>> requests = IntStream.range(0, number)
                    .<Callable<Response>>mapToObj(i -> () -> request.apply(i))
                    .toList();
            return pool.invokeAll(requests).stream().map(Crowd::answer).toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            pool.shutdown();
        }
    }

    private static Response answer(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
