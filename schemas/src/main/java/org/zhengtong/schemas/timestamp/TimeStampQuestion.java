// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A question to a time stamp authority (时间戳请求) and what its answer must be; SHA-256, which every authority takes. */
public final class TimeStampQuestion {

    private static final int NONCE_BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeStampRequest request;

    /** Asks for a stamp on the data. */
    public TimeStampQuestion(byte[] data) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        request = generator.generate(TSPAlgorithms.SHA256, sha256(data), new BigInteger(NONCE_BITS, RANDOM));
    }

    /** The question in DER. */
    public byte[] question() {
        try {
            return request.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("a request can always be encoded", impossible);
        }
    }

    /**
     * The token of an answer to this very question. Whether its authority is to be trusted is for {@link TimeStampTrust}.
     *
     * @throws IllegalArgumentException when the answer is none or a refusal
     */
    public byte[] token(byte[] answer) {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IllegalArgumentException("the authority refused: " + response.getStatusString());
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException | IOException unusable) {
            throw new IllegalArgumentException("not an answer to this question: " + unusable.getMessage(), unusable);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
