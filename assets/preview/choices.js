// What is chosen is asked for at once. It stands alone and first, so that nothing chosen is lost while the rest of the page still loads.
document.addEventListener("change", (event) => { if (event.target.matches(".choices select")) event.target.form.submit(); });
