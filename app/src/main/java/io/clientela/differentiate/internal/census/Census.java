package io.clientela.differentiate.internal.census;

/**
 * Lines in arrays, document by document and customer by customer: 4 bytes a line, 12 a document and 20 a customer. The last
 * customer is nobody, where documents have none.
 *
 * @param customers the customer's number at each place, {@link #NOBODY} for none
 * @param places where each customer is, a number of the picture
 * @param firstDocument the first document of each customer; one more at the end
 * @param heads for each document its place among {@link #ways}
 * @param days for each document its day since the year 1
 * @param firstLine the first line of each document; one more at the end
 * @param goods for each line the place of its product among {@link #products}, and in its last bits the number of its
 *     department
 * @param ways way and month of documents: the number of the way in the upper half, the month (202611) in the lower
 * @param products numbers of products
 * @param ownBits so many bits a department takes
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and too large to be copied
record Census(
        long[] customers,
        int[] places,
        int[] firstDocument,
        int[] heads,
        int[] days,
        int[] firstLine,
        int[] goods,
        long[] ways,
        int[] products,
        int ownBits) {

    static final long NOBODY = Long.MAX_VALUE;

    int size() {
        return customers.length;
    }

    int documents() {
        return heads.length;
    }
}
