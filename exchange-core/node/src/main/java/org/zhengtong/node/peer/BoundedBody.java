// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Reads a body up to a limit; past it the rest is dropped and the future fails with {@link TooLarge}. */
public final class BoundedBody {

    /** The body went past its limit. */
    public static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(int limit) {
            super("body larger than " + limit + " bytes", null, false, false);
        }
    }

    private BoundedBody() {}

    /** Reads the stream to its end; call it before the stream starts to flow. */
    public static Future<byte[]> read(ReadStream<Buffer> stream, int limit) {
        Promise<byte[]> whole = Promise.promise();
        Buffer gathered = Buffer.buffer();
        stream.handler(chunk -> {
            if (gathered.length() + chunk.length() > limit) {
                whole.tryFail(new TooLarge(limit));
                stream.handler(rest -> {});
            } else {
                gathered.appendBuffer(chunk);
            }
        });
        stream.exceptionHandler(whole::tryFail);
        stream.endHandler(end -> whole.tryComplete(gathered.getBytes()));
        return whole.future();
    }
}
