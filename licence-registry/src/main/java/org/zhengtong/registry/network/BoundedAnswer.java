// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The answer of somebody else's server, read whole or refused: in its time from the request to the last byte, and in its size. */
public final class BoundedAnswer {

    private BoundedAnswer() {}

    /** The bytes of an answer with status 200; anything else is an error that names the address. */
    public static byte[] of(HttpClient http, HttpRequest request, Duration timeout, int largest) throws IOException {
        HttpResponse<byte[]> answer = whole(http, request, timeout, largest);
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** The answer with whatever status. */
    public static HttpResponse<byte[]> whole(HttpClient http, HttpRequest request, Duration timeout, int largest)
            throws IOException {
        CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(request, head -> new Body(largest));
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new HttpTimeoutException(request.uri() + " has not answered whole within " + timeout);
        } catch (ExecutionException failed) {
            throw new IOException(request.uri() + ": " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for " + request.uri());
        }
    }

    private static final class Body implements BodySubscriber<byte[]> {

        private final int largest;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Subscription> source = new CompletableFuture<>();

        Body(int largest) {
            this.largest = largest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source.complete(subscription);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (whole.isDone()) {
                    return;
                }
                if (buffer.remaining() > largest - bytes.size()) {
                    source.join().cancel();
                    whole.completeExceptionally(new IOException("the answer is longer than " + largest + " bytes"));
                    return;
                }
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }
}
