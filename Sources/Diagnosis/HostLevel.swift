/// Programs that speak of the host they run on and not of themselves.
enum HostLevel {
  static let services: Set<String> = [
    "kernel", "systemd", "supervisor", "supervisord", "cron", "crond", "auth", "sshd", "sudo", "syslog",
    "rsyslogd",
    "runbook", "confpush", "deploy", "changes", "deploys", "dockerd", "containerd", "kubelet", "logrotate",
    "su",
  ]
}
