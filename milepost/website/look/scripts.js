// What needs a script is shown only where scripts run.
document.documentElement.classList.add("has-scripts");
