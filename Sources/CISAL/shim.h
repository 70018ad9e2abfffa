#include <stdint.h>
#include <stdlib.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

// `struct inflate_state` holds arrays of up to 64 KiB, each of which Swift would import as a tuple of that many
// elements: the functions below take it as an opaque pointer and reach into its documented fields.

/// Where a call of `isal_inflate` stopped: what it left of its input and its output, the bits that it took from
/// the input without having used them, and how many decoded bytes had no room in the output.
struct rca_isal_progress {
  int32_t status;
  uint32_t input_left;
  uint32_t output_left;
  int32_t bits_held;
  uint64_t held;
  uint32_t pending;
  int block_ended;
};

static inline void *rca_isal_create(void) {
  struct inflate_state *state = malloc(sizeof(struct inflate_state));
  if (state) isal_inflate_init(state);
  return state;
}

/// Makes ready for one block, whose first `bit_count` bits are in `bits`, after up to 32 KiB of `history`. The
/// block is declared the last one, so that `isal_inflate` stops at its end.
static inline void rca_isal_begin_block(
    void *opaque, uint64_t bits, int32_t bit_count, const uint8_t *history, uint32_t history_count) {
  struct inflate_state *state = opaque;
  isal_inflate_reset(state);
  isal_inflate_set_dict(state, (uint8_t *)history, history_count);
  state->read_in = bits | 1;
  state->read_in_length = bit_count;
}

/// `isal_inflate`. Of a block longer than 1 GiB the count of bytes is turned back before it overflows; it only
/// serves to tell whether a distance reaches back to before the start.
static inline struct rca_isal_progress rca_isal_inflate(
    void *opaque, const uint8_t *input, uint32_t input_count, uint8_t *output, uint32_t output_count) {
  struct inflate_state *state = opaque;
  state->next_in = (uint8_t *)input;
  state->avail_in = input_count;
  state->next_out = output;
  state->avail_out = output_count;
  if (state->total_out > (1u << 30)) state->total_out = 1u << 20;
  int32_t status = isal_inflate(state);
  struct rca_isal_progress progress = {
      status, state->avail_in, state->avail_out, state->read_in_length, state->read_in,
      state->tmp_out_valid - state->tmp_out_processed, state->block_state == ISAL_BLOCK_FINISH};
  return progress;
}

/// Takes decoded bytes that had no room in the output.
static inline uint32_t rca_isal_take_rest(void *opaque, uint8_t *output, uint32_t output_count) {
  struct inflate_state *state = opaque;
  uint32_t count = 0;
  while (count < output_count && state->tmp_out_processed < state->tmp_out_valid)
    output[count++] = state->tmp_out_buffer[state->tmp_out_processed++];
  return count;
}
