/* Records what a process does to the files of one folder, and which HTTP answers it gives, in the order in which both
 * happen. Loaded with LD_PRELOAD; RECORD_FOLDER is the folder, RECORD_LOG the file that the records are added to.
 *
 * A record is: kind (1 byte), file (4 bytes), offset (8), length (8), then as many bytes. Kinds: O a file's path,
 * C it was made, W write, T new length, S a sync begins, E it has ended (its offset is the number of its beginning),
 * U unlink, A a piece of an answer (its file is the socket). A folder is a file too; a sync of it makes the making and unlinking of its files lasting.
 *
 * The lock is held over the real call and its record, so that their order is one; over a sync it is not, since the
 * server answers others meanwhile. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static size_t folder_length;
static int log_to = -1;
static int file_of[MOST];         /* by descriptor; 0: not ours */
static char is_answering[MOST];   /* by descriptor: a socket on which an answer has begun */
static char *paths[MOST];         /* by file number, from 1 */
static int n_files;
static uint64_t n_syncs;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fdatasync)(int), (*real_fsync)(int), (*real_close)(int), (*real_unlink)(const char *);
static int (*real_ftruncate)(int, off64_t);
static ssize_t (*real_send)(int, const void *, size_t, int);

__attribute__((constructor)) static void begin(void) {
  real_open = REAL(open64), real_write = REAL(write), real_pwrite = REAL(pwrite64), real_fdatasync = REAL(fdatasync);
  real_fsync = REAL(fsync), real_close = REAL(close), real_unlink = REAL(unlink), real_ftruncate = REAL(ftruncate64);
  real_send = REAL(send);
  const char *of = getenv("RECORD_FOLDER"), *to = getenv("RECORD_LOG");
  if (!of || !to) return;
  strncpy(folder, of, sizeof folder - 1);
  folder_length = strlen(folder);
  log_to = real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  unsetenv("LD_PRELOAD"); /* what the server starts is not recorded */
}

static void record(char kind, int file, uint64_t offset, uint64_t length, const void *data) {
  unsigned char head[21];
  uint32_t number = file;
  head[0] = kind;
  memcpy(head + 1, &number, 4), memcpy(head + 5, &offset, 8), memcpy(head + 13, &length, 8);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)data, data ? length : 0}};
  if (writev(log_to, parts, 2) < 0) abort(); /* a recording with gaps would prove nothing */
}

static int number_of(const char *path) {
  for (int file = 1; file <= n_files; file++)
    if (!strcmp(paths[file], path)) return file;
  if (n_files + 1 >= MOST) abort();
  paths[++n_files] = strdup(path);
  record('O', n_files, 0, strlen(path), path);
  return n_files;
}

static int is_ours(const char *path) {
  return log_to >= 0 && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

static int ours(int descriptor) {
  return log_to >= 0 && descriptor >= 0 && descriptor < MOST ? file_of[descriptor] : 0;
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!is_ours(path)) return real_open(path, flags, mode);
  pthread_mutex_lock(&lock);
  int is_new = (flags & O_CREAT) && access(path, F_OK);
  int descriptor = real_open(path, flags, mode);
  if (descriptor >= 0 && descriptor < MOST) {
    file_of[descriptor] = number_of(path);
    if (is_new) record('C', file_of[descriptor], 0, 0, NULL);
    if (flags & O_TRUNC) record('T', file_of[descriptor], 0, 0, NULL);
  }
  pthread_mutex_unlock(&lock);
  return descriptor;
}

#define OPEN(name)                              \
  int name(const char *path, int flags, ...) {  \
    va_list rest;                               \
    va_start(rest, flags);                      \
    mode_t mode = va_arg(rest, unsigned);       \
    va_end(rest);                               \
    return opened(path, flags, mode);           \
  }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < MOST) file_of[descriptor] = is_answering[descriptor] = 0;
  return real_close(descriptor);
}

static ssize_t written(int file, const void *data, uint64_t offset, ssize_t n_bytes) {
  if (n_bytes > 0) record('W', file, offset, n_bytes, data);
  return n_bytes;
}

ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t offset) {
  int file = ours(descriptor);
  if (!file) return real_pwrite(descriptor, data, length, offset);
  pthread_mutex_lock(&lock);
  ssize_t n_bytes = written(file, data, offset, real_pwrite(descriptor, data, length, offset));
  pthread_mutex_unlock(&lock);
  return n_bytes;
}

ssize_t write(int descriptor, const void *data, size_t length) {
  int file = ours(descriptor);
  if (!file) return real_write(descriptor, data, length);
  pthread_mutex_lock(&lock);
  uint64_t offset = lseek64(descriptor, 0, SEEK_CUR);
  ssize_t n_bytes = written(file, data, offset, real_write(descriptor, data, length));
  pthread_mutex_unlock(&lock);
  return n_bytes;
}

int ftruncate64(int descriptor, off64_t length) {
  int file = ours(descriptor);
  if (!file) return real_ftruncate(descriptor, length);
  pthread_mutex_lock(&lock);
  int result = real_ftruncate(descriptor, length);
  if (!result) record('T', file, length, 0, NULL);
  pthread_mutex_unlock(&lock);
  return result;
}

static int synced(int descriptor, int (*sync_now)(int)) {
  int file = ours(descriptor);
  if (!file) return sync_now(descriptor);
  pthread_mutex_lock(&lock);
  uint64_t number = ++n_syncs;
  record('S', file, number, 0, NULL);
  pthread_mutex_unlock(&lock);
  int result = sync_now(descriptor);
  pthread_mutex_lock(&lock);
  if (!result) record('E', file, number, 0, NULL);
  pthread_mutex_unlock(&lock);
  return result;
}

int fdatasync(int descriptor) { return synced(descriptor, real_fdatasync); }
int fsync(int descriptor) { return synced(descriptor, real_fsync); }

int unlink(const char *path) {
  if (!is_ours(path)) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int result = real_unlink(path);
  if (!result) record('U', number_of(path), 0, 0, NULL);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t send(int descriptor, const void *data, size_t length, int flags) {
  if (log_to < 0 || descriptor < 0 || descriptor >= MOST) return real_send(descriptor, data, length, flags);
  /* Head and body may go out one after the other; what a WebSocket sends is no answer. */
  if (length >= 9 && !memcmp(data, "HTTP/1.1 ", 9)) is_answering[descriptor] = length > 12 && !memcmp(data, "HTTP/1.1 200", 12);
  if (!is_answering[descriptor]) return real_send(descriptor, data, length, flags);
  pthread_mutex_lock(&lock);
  ssize_t n_bytes = real_send(descriptor, data, length, flags);
  if (n_bytes > 0) record('A', descriptor, 0, n_bytes, data);
  pthread_mutex_unlock(&lock);
  return n_bytes;
}
